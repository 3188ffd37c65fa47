package checkpoint.teaching.gate;

import checkpoint.grading.lineitem.AskLineItem.Presence;
import checkpoint.grading.lineitem.ColumnPoints;
import checkpoint.learning.view.LearnerView;
import checkpoint.platform.access.Scopes;
import checkpoint.platform.registration.KnownProduct;
import checkpoint.platform.registration.Registration;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the platform about a gate's column in the gradebook; blocks. */
@Component
class AskColumn {

    private final ColumnPoints columns;
    private final Clock clock;

    AskColumn(ColumnPoints columns, Clock clock) {
        this.columns = columns;
        this.clock = clock;
    }

    /** The column, what the platform has to ask for in its points, and when it is due. */
    List<GateLine> ask(
            Registration registration,
            @Nullable KnownProduct product,
            GateFacts.@Nullable Column column,
            BigDecimal mark) {
        BigDecimal percent = LearnerView.percentOf(mark);
        GateLine unknownMark = GateLine.of(GateCheck.MARK, GateState.LOOK, "percent", percent);
        if (column == null || column.url() == null) {
            return List.of(without(product, column), unknownMark);
        }
        return switch (columns.learn(
                registration, new ColumnPoints.Column(column.id(), column.url(), column.scopes()), () -> true)) {
            case Presence.There there -> there(there, mark);
            case Presence.Gone() -> List.of(line(GateState.WRONG, "gone"), unknownMark);
            case Presence.Unknown() -> List.of(line(GateState.LOOK, "untold"), unknownMark);
            case Presence.NotNow(var trouble) ->
                List.of(line(GateState.LOOK, "not-now").inTheirWords(trouble.words()), unknownMark);
        };
    }

    /** No column is known: the first score makes one where the tool may, but never on Canvas, nor where one was deleted. */
    private static GateLine without(@Nullable KnownProduct product, GateFacts.@Nullable Column column) {
        if (column != null && column.gone()) {
            return line(GateState.WRONG, "gone");
        }
        boolean looked = column != null
                && column.container() != null
                && (column.scopes().contains(Scopes.LINE_ITEM)
                        || column.scopes().contains(Scopes.LINE_ITEM_READ_ONLY));
        return looked && product != KnownProduct.CANVAS ? line(GateState.LOOK, "made") : line(GateState.WRONG, "none");
    }

    private List<GateLine> there(Presence.There there, BigDecimal mark) {
        List<GateLine> lines = new ArrayList<>();
        BigDecimal percent = LearnerView.percentOf(mark);
        BigDecimal points = there.maximum();
        if (points == null) {
            lines.add(there.worthless() ? line(GateState.WRONG, "worthless") : line(GateState.LOOK, "untold"));
            lines.add(GateLine.of(GateCheck.MARK, GateState.LOOK, "percent", percent));
        } else {
            lines.add(GateLine.good(GateCheck.COLUMN, points));
            // Rounded up it would shut out who has just passed.
            BigDecimal needed = mark.multiply(points).setScale(2, RoundingMode.FLOOR);
            lines.add(GateLine.of(GateCheck.MARK, GateState.LOOK, "points", percent, needed, points));
        }
        lines.add(due(there.due()));
        return lines;
    }

    private GateLine due(@Nullable Instant due) {
        if (due == null) {
            return GateLine.of(GateCheck.DUE, GateState.GOOD, "none");
        }
        return due.isBefore(clock.instant())
                ? GateLine.of(GateCheck.DUE, GateState.LOOK, "past").at(due)
                : GateLine.good(GateCheck.DUE).at(due);
    }

    private static GateLine line(GateState state, String code) {
        return GateLine.of(GateCheck.COLUMN, state, code);
    }
}
