package checkpoint.platform.admission;

import checkpoint.platform.registration.PlatformSettings;
import checkpoint.platform.registration.RegistrationRows;
import checkpoint.platform.registration.Registrations;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** Brings the platforms of the file into the table, before the first request. */
@Component
class ImportPlatforms implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(ImportPlatforms.class);

    private final PlatformSettings settings;
    private final RegistrationRows rows;
    private final Registrations registrations;
    private final Clock clock;

    ImportPlatforms(PlatformSettings settings, RegistrationRows rows, Registrations registrations, Clock clock) {
        this.settings = settings;
        this.rows = rows;
        this.registrations = registrations;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        rows.importFile(settings.platforms(), clock.instant());
        registrations.changed();
        LOG.info(
                "{} platforms registered from the configuration",
                settings.platforms().size());
        if (settings.registration() == PlatformSettings.Welcome.OPEN) {
            LOG.warn("checkpoint.registration is open: any platform may register itself; meant for trials");
        }
    }
}
