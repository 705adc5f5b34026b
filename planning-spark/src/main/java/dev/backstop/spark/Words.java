package dev.backstop.spark;

/** What went wrong, without the path it took through Spark. */
final class Words {
    private Words() {}

    /** The words of the innermost refusal, else of the failure itself. */
    static String of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IllegalArgumentException && cause.getMessage() != null) {
                return cause.getMessage();
            }
        }
        var message = String.valueOf(failure.getMessage());
        var refused = message.indexOf(IllegalArgumentException.class.getName());
        return refused < 0 ? message : message.substring(refused + IllegalArgumentException.class.getName().length() + 2).lines()
                .findFirst().orElse(message);
    }
}
