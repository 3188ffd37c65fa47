package checkpoint.teaching.gate;

import checkpoint.learning.rehearsal.Rehearsal.Shown;
import checkpoint.platform.registration.KnownProduct;
import checkpoint.teaching.desk.Framed;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The check of a gate: with faults as Canvas has them, and where all is well. */
public final class SampleGates {

    private final Framed desk;
    private final Instant noon;

    public SampleGates(Framed desk, Instant noon) {
        this.desk = desk;
        this.noon = noon;
    }

    public void addTo(Map<String, Shown> pages) {
        BigDecimal hundred = new BigDecimal(100);
        pages.put(
                "desk-gate",
                page(
                        KnownProduct.CANVAS,
                        line(GateCheck.SERVICES, GateState.GOOD, "good"),
                        line(GateCheck.COLUMN, GateState.GOOD, "good", hundred),
                        line(GateCheck.MARK, GateState.LOOK, "points", new BigDecimal(80), new BigDecimal(80), hundred),
                        new GateLine(GateCheck.OPEN, GateState.GOOD, "until", List.of(), noon, null),
                        new GateLine(GateCheck.DUE, GateState.LOOK, "past", List.of(), noon, null),
                        line(GateCheck.SHOWN, GateState.GOOD, "good", 12),
                        line(GateCheck.ROSTER, GateState.GOOD, "good", 120),
                        line(GateCheck.FRAME, GateState.GOOD, "good")));
        pages.put(
                "desk-gate-shut",
                page(
                        KnownProduct.MOODLE,
                        new GateLine(
                                GateCheck.SERVICES,
                                GateState.WRONG,
                                "no-token",
                                List.of(),
                                null,
                                "400 invalid_client: the client_assertion was not signed by a key of the tool"),
                        line(GateCheck.COLUMN, GateState.WRONG, "worthless"),
                        line(GateCheck.MARK, GateState.LOOK, "percent", new BigDecimal("62.5")),
                        new GateLine(GateCheck.OPEN, GateState.WRONG, "closed", List.of(), noon, null),
                        line(GateCheck.DUE, GateState.GOOD, "none"),
                        line(GateCheck.SHOWN, GateState.WRONG, "below", 3),
                        new GateLine(
                                GateCheck.ROSTER,
                                GateState.LOOK,
                                "refused",
                                List.of(0),
                                null,
                                "the platform answered 403"),
                        line(
                                GateCheck.FRAME,
                                GateState.LOOK,
                                "strange",
                                "https://a-very-long-name.of-a-district.example")));
        pages.put("desk-gate-good", page(null, line(GateCheck.SERVICES, GateState.GOOD, "good")));
    }

    private static GateLine line(GateCheck check, GateState state, String code, Object... facts) {
        return new GateLine(check, state, code, List.of(facts), null, null);
    }

    private Shown page(KnownProduct product, GateLine... lines) {
        return desk.page("gate", "teaching/gate/gate", null, Map.of("gate", new GateView(List.of(lines), product)));
    }
}
