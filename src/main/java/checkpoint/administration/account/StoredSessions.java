package checkpoint.administration.account;

import checkpoint.tool.cluster.Clusters;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.DeserializingConverter;
import org.springframework.core.serializer.support.SerializationFailedException;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;

/**
 * The storage of the console's sessions. An attribute that cannot be read (written by another release, or damaged) counts as missing: the
 * administrator signs in again, instead of meeting an error on every page until the cookie is gone.
 */
@Configuration(proxyBeanMethods = false)
class StoredSessions {

    private static final Logger LOG = LoggerFactory.getLogger(StoredSessions.class);

    private final ObjectProvider<JdbcIndexedSessionRepository> sessions;

    StoredSessions(ObjectProvider<JdbcIndexedSessionRepository> sessions) {
        this.sessions = sessions;
    }

    @Scheduled(initialDelayString = "PT4M", fixedDelayString = "PT5M")
    void purge() {
        if (Clusters.isAtHome()) {
            sessions.ifAvailable(JdbcIndexedSessionRepository::cleanUpExpiredSessions);
        }
    }

    @Bean
    ConversionService springSessionConversionService() {
        GenericConversionService conversion = new GenericConversionService();
        conversion.addConverter(Object.class, byte[].class, new SerializingConverter());
        conversion.addConverter(new Reading(new DeserializingConverter(StoredSessions.class.getClassLoader())));
        return conversion;
    }

    private record Reading(DeserializingConverter bytes) implements GenericConverter {

        @Override
        public Set<ConvertiblePair> getConvertibleTypes() {
            return Set.of(new ConvertiblePair(byte[].class, Object.class));
        }

        @Override
        public @Nullable Object convert(@Nullable Object source, TypeDescriptor from, TypeDescriptor to) {
            try {
                return source == null ? null : bytes.convert((byte[]) source);
            } catch (SerializationFailedException e) {
                LOG.info("Dropped an attribute of a console session that cannot be read; its owner signs in again");
                return null;
            }
        }
    }
}
