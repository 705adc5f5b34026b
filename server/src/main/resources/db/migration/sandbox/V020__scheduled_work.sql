-- When each recurring job runs next; shared by all servers on one database, so that each run happens once.
CREATE SCHEMA sandbox;

CREATE TABLE sandbox.scheduled_work (
    task_name            text NOT NULL,
    task_instance        text NOT NULL,
    task_data            bytea,
    execution_time       timestamptz NOT NULL,
    picked               boolean NOT NULL,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint NOT NULL,
    priority             smallint,
    PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_work_execution_time ON sandbox.scheduled_work (execution_time);
