package checkpoint.testing;

import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.type.classreading.CachingMetadataReaderFactory;

/**
 * Reads each class once for all contexts of this JVM. A context looks for its beans among all classes, the tests' included, and some
 * forty contexts start. Spring Boot takes what it finds under this name (4.1: {@code SharedMetadataReaderFactoryContextInitializer}); should
 * it look elsewhere one day, contexts start as they did before.
 */
final class ClassesReadOnce implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String NAME = "org.springframework.boot.autoconfigure.internalCachingMetadataReaderFactory";

    private static final CachingMetadataReaderFactory SHARED = new CachingMetadataReaderFactory() {
        @Override
        public void clearCache() {
            // Each context would, once it has started.
        }
    };

    /** More than there are; a table of that size is made at once. */
    private static final int CLASSES = 10_000;

    static {
        SHARED.setCacheLimit(CLASSES);
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ((BeanDefinitionRegistry) context.getBeanFactory())
                .registerBeanDefinition(
                        NAME,
                        BeanDefinitionBuilder.rootBeanDefinition(CachingMetadataReaderFactory.class, () -> SHARED)
                                .getBeanDefinition());
    }
}
