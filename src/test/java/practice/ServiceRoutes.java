package practice;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.regex.Matcher;
import practice.wire.Exchange;

/** Which service answers a program's request: through what is broken there just now, and into the log. */
final class ServiceRoutes {

    private final Services services;
    private final Gradebook gradebook;
    private final Roster roster;
    private final Groups groups;
    private final Tokens tokens;
    private final SigningKey key;
    private final Registrations registrations;
    private final Breakage breakage;
    private final Clock clock;

    ServiceRoutes(
            Services services,
            Gradebook gradebook,
            Roster roster,
            Groups groups,
            Tokens tokens,
            SigningKey key,
            Registrations registrations,
            Breakage breakage,
            Clock clock) {
        this.services = services;
        this.gradebook = gradebook;
        this.roster = roster;
        this.groups = groups;
        this.tokens = tokens;
        this.key = key;
        this.registrations = registrations;
        this.breakage = breakage;
        this.clock = clock;
    }

    /** Whether it was one for a service. */
    boolean serve(Exchange exchange) throws IOException {
        String path = exchange.path();
        Matcher grades = Addresses.grades(path);
        if (grades.matches()) {
            grades(exchange, grades);
        } else if (Addresses.isRoster(path)) {
            through(exchange, Faults.Service.ROSTER, () -> roster.serve(exchange));
        } else if (Addresses.isGroups(path)) {
            through(exchange, Faults.Service.GROUPS, () -> groups.serve(exchange));
        } else if (path.equals("/token")) {
            through(exchange, Faults.Service.TOKEN, () -> tokens.token(exchange));
        } else if (path.equals("/jwks")) {
            through(exchange, Faults.Service.KEYS, () -> exchange.json(200, "application/json", key.published()));
        } else if (Registrations.isConfiguration(path)) {
            registrations.configuration(exchange);
        } else if (Registrations.isRegistration(path) && exchange.method().equals("POST")) {
            registrations.register(exchange);
        } else {
            return false;
        }
        return true;
    }

    private void grades(Exchange exchange, Matcher path) throws IOException {
        Faults.Service service = Gradebook.service(path);
        Watch.Step step = () -> through(exchange, service, () -> gradebook.serve(exchange, path));
        if (service == Faults.Service.SCORES) {
            breakage.watch().during(path.group(2), exchange, step);
        } else {
            step.run();
        }
    }

    private void through(Exchange exchange, Faults.Service service, Watch.Step step) throws IOException {
        Instant at = clock.instant();
        try {
            boolean canvas = breakage.dials().is(Dials.Manner.CANVAS);
            if (breakage.faults().spares(service, exchange, canvas)) {
                step.run();
            }
        } finally {
            services.log(exchange, at, service != Faults.Service.TOKEN);
        }
    }
}
