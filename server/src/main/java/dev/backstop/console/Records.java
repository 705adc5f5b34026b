package dev.backstop.console;

import dev.backstop.web.Problem;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Master data, created and changed by a form: what the form does not show stays as it is. */
@Component
public class Records {
    private final OwnApi api;

    Records(OwnApi api) {
        this.api = api;
    }

    /** One as the API shows it; 404 if there is none. */
    public JsonNode get(String path) {
        return api.get(path);
    }

    /**
     * Creates one, and never replaces one that exists.
     *
     * @param folder as in the API: {@code /items}
     * @param field  into which the key was typed
     * @return the key
     */
    public String create(String folder, String field, FormBody form) {
        var key = form.typed(field);
        if (key.isEmpty()) {
            throw Problem.refused('/' + field, "Give a key. It stands in addresses, files and on papers, and stays as it is.");
        }
        var path = folder + '/' + Words.path(key);
        if (api.find(path).isPresent()) {
            throw Problem.refused('/' + field, "%s exists already. Open that one to change it, or choose another key.".formatted(key));
        }
        api.put(path, form);
        return key;
    }

    public void change(String path, FormBody form) {
        api.patch(path, form);
    }

    /** Removes one to which nothing refers. */
    public void remove(String path) {
        api.delete(path);
    }
}
