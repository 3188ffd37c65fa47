package checkpoint.tool.setup;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** Reports all missing settings at once, before anything is created that would fail at the first of them. */
class RequiredSettings implements BeanFactoryPostProcessor {

    private static final Map<String, String> REQUIRED = new LinkedHashMap<>();

    static {
        REQUIRED.put(
                "spring.datasource.url",
                "where PostgreSQL is, such as jdbc:postgresql://localhost:5432/checkpoint; with spring.datasource.username"
                        + " and spring.datasource.password");
        REQUIRED.put(
                "checkpoint.public-url",
                "the address as browsers and platforms see this tool, such as https://checkpoint.school.example");
        REQUIRED.put(
                "checkpoint.secret", "at least 32 random bytes in base64, such as `openssl rand -base64 32` prints");
    }

    private final Environment environment;

    RequiredSettings(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory factory) {
        Binder binder = Binder.get(environment);
        String missing = REQUIRED.entrySet().stream()
                .filter(setting -> binder.bind(setting.getKey(), Bindable.listOf(String.class))
                        .map(values -> values.stream().allMatch(String::isBlank))
                        .orElse(true))
                .map(setting -> "  " + setting.getKey() + " - " + setting.getValue())
                .collect(Collectors.joining("\n"));
        if (!missing.isEmpty()) {
            throw new CannotStart(
                    "These settings are missing:\n" + missing,
                    "Give each as a property, or as an environment variable such as CHECKPOINT_PUBLIC_URL.");
        }
    }
}
