package practice;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import practice.wire.Exchange;
import tools.jackson.databind.json.JsonMapper;

/** The score service: takes a score, or refuses it in the words of the manner. */
final class Scores {

    static final String TYPE = "application/vnd.ims.lis.v1.score+json";

    private final Records records;
    private final Services services;
    private final Addresses addresses;
    private final Dials dials;
    private final JudgeScore judge;
    private final Watch watch;

    Scores(Records records, Services services, Addresses addresses, Dials dials, JudgeScore judge, Watch watch) {
        this.records = records;
        this.services = services;
        this.addresses = addresses;
        this.dials = dials;
        this.judge = judge;
        this.watch = watch;
    }

    void take(Exchange exchange, Records.LineItem item, Tool tool) throws IOException {
        boolean moodle = dials.is(Dials.Manner.MOODLE);
        if (!exchange.method().equals("POST")) {
            services.refuse(exchange, 405, "Method Not Allowed");
            return;
        }
        if (!isScoreType(exchange.header("Content-Type"))) {
            services.refuse(
                    exchange,
                    400,
                    moodle
                            ? "No handler found for " + exchange.path() + "  " + exchange.header("Content-Type")
                            : "Content-Type must be " + TYPE);
            return;
        }
        if (!tool.clientId().equals(item.client())) {
            services.refuse(
                    exchange,
                    moodle ? 403 : 412,
                    moodle ? "Invalid LTI id supplied." : "Tool does not have permission to view line_item");
            return;
        }
        Score score = Score.read(exchange);
        Verdict verdict = score == null ? new Verdict.Refused(400, "Incorrect score received") : decide(score, item);
        switch (verdict) {
            case Verdict.Taken taken -> succeed(exchange, taken.result(), tool);
            case Verdict.Refused refused -> refuse(exchange, refused);
        }
    }

    /** A charset is allowed. */
    private boolean isScoreType(String type) {
        if (type == null) {
            return false;
        }
        String bare = type.split(";")[0].strip();
        return bare.equals(TYPE) || dials.is(Dials.Manner.CANVAS) && bare.equals("application/json");
    }

    /** One at a time per grade: what was before must not change in between. */
    private Verdict decide(Score score, Records.LineItem item) {
        synchronized (watch.lock(item.id(), score.userId())) {
            Verdict verdict = judge.judge(score, item);
            if (verdict instanceof Verdict.Taken(Records.Result result)) {
                BigDecimal was = records.result(item.id(), score.userId())
                        .map(before -> before.shown(item))
                        .orElse(null);
                records.keep(result);
                watch.changed(item.id(), score.userId(), was, result.shown(item));
            }
            return verdict;
        }
    }

    private void succeed(Exchange exchange, Records.Result result, Tool tool) throws IOException {
        if (dials.is(Dials.Manner.MOODLE)) {
            exchange.json(200, TYPE + "; charset=utf-8", "");
            return;
        }
        String body = dials.is(Dials.Manner.CANVAS)
                ? JsonMapper.shared()
                        .writeValueAsString(Map.of(
                                Score.CANVAS,
                                Map.of("content_items", List.of()),
                                "resultUrl",
                                addresses.result(result.lineItem(), result.person(), tool)))
                : "{}";
        exchange.json(200, TYPE, body);
    }

    /** Moodle explains itself in the reason phrase, and repeats what it was sent there. */
    private void refuse(Exchange exchange, Verdict.Refused refused) throws IOException {
        switch (dials.at(Dials.Manner.class)) {
            case MOODLE -> {
                String reason = refused.status() == 400 ? refused.message() + exchange.text() : refused.message();
                exchange.answer(refused.status(), reason, TYPE + "; charset=utf-8", "[]");
            }
            case BRIGHTSPACE -> exchange.answer(refused.status(), "text/plain", refused.message());
            case OPEN_EDX -> json(exchange, refused, Map.of("non_field_errors", List.of(refused.message())));
            case SCHOOLOGY -> json(exchange, refused, Map.of("errors", List.of(Map.of("message", refused.message()))));
            default -> services.error(exchange, refused.status(), refused.message());
        }
    }

    private static void json(Exchange exchange, Verdict.Refused refused, Map<String, ?> body) throws IOException {
        exchange.json(refused.status(), "application/json", JsonMapper.shared().writeValueAsString(body));
    }
}
