package checkpoint.administration.account;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Hashes passwords as cheaply as bcrypt can: its cost is the point of it in production, and in tests, which sign in hundreds of
 * times, nothing but a wait. Every test's context has it, by {@code META-INF/spring.factories}.
 */
final class CheapPasswords implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final int CHEAPEST = 4;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.addBeanFactoryPostProcessor(beans -> beans.addBeanPostProcessor(new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof PasswordEncoder ? LongPasswords.ofCost(CHEAPEST) : bean;
            }
        }));
    }
}
