package checkpoint.teaching.gate;

import checkpoint.grading.lineitem.AskLineItem.Said;
import checkpoint.grading.lineitem.ColumnPoints;
import checkpoint.launch.signs.KnownProduct;
import checkpoint.learning.view.LearnerView;
import checkpoint.platform.access.AccessTokens;
import checkpoint.platform.registration.Registration;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the platform's grade services about the column of a gate; blocks. */
@Component
class AskGradebook {

    private static final String AGS = "https://purl.imsglobal.org/spec/lti-ags/scope/";
    private static final String SCORE = AGS + "score";
    private static final String READ_ONLY = AGS + "lineitem.readonly";
    private static final String LINE_ITEM = AGS + "lineitem";
    private static final String RESULT = AGS + "result.readonly";

    private final AccessTokens tokens;
    private final ColumnPoints columns;
    private final Clock clock;

    AskGradebook(AccessTokens tokens, ColumnPoints columns, Clock clock) {
        this.tokens = tokens;
        this.columns = columns;
        this.clock = clock;
    }

    /** Whether scores may be sent and read, by what the launch offered and by what the platform grants now. */
    GateLine services(Registration registration, GateFacts.@Nullable Column column, boolean paused) {
        if (paused) {
            return services(GateState.WRONG, "paused");
        }
        if (column == null || !column.scopes().contains(SCORE)) {
            return services(GateState.WRONG, "no-score");
        }
        return switch (tokens.renew(registration, List.of(SCORE))) {
            case AccessTokens.Outcome.Refused refused ->
                services(GateState.WRONG, "no-token").inTheirWords(refused.status() + " " + refused.words());
            case AccessTokens.Outcome.NotNow later ->
                services(GateState.LOOK, "not-now").inTheirWords(later.why());
            case AccessTokens.Outcome.Granted granted
            when !granted.scopes().contains(SCORE) -> services(GateState.WRONG, "no-score");
            case AccessTokens.Outcome.Granted ignored ->
                column.scopes().contains(RESULT)
                        ? services(GateState.GOOD, "good")
                        : services(GateState.LOOK, "unreadable");
        };
    }

    private static GateLine services(GateState state, String code) {
        return GateLine.of(GateCheck.SERVICES, state, code);
    }

    /** The column, what the platform has to ask for in its points, and when it is due. */
    List<GateLine> column(
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
            case Said.There there -> there(there, mark);
            case Said.Gone() -> List.of(column(GateState.WRONG, "gone"), unknownMark);
            case Said.Unknown() -> List.of(column(GateState.LOOK, "untold"), unknownMark);
            case Said.NotNow(var trouble) ->
                List.of(column(GateState.LOOK, "not-now").inTheirWords(trouble.words()), unknownMark);
        };
    }

    /** No column is known: the first score makes one where the tool may, but never on Canvas, nor where one was deleted. */
    private static GateLine without(@Nullable KnownProduct product, GateFacts.@Nullable Column column) {
        if (column != null && column.gone()) {
            return column(GateState.WRONG, "gone");
        }
        boolean looked = column != null
                && column.container() != null
                && (column.scopes().contains(LINE_ITEM) || column.scopes().contains(READ_ONLY));
        return looked && product != KnownProduct.CANVAS
                ? column(GateState.LOOK, "made")
                : column(GateState.WRONG, "none");
    }

    private List<GateLine> there(Said.There there, BigDecimal mark) {
        List<GateLine> lines = new ArrayList<>();
        BigDecimal percent = LearnerView.percentOf(mark);
        BigDecimal points = there.maximum();
        if (points == null) {
            lines.add(there.worthless() ? column(GateState.WRONG, "worthless") : column(GateState.LOOK, "untold"));
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

    private static GateLine column(GateState state, String code) {
        return GateLine.of(GateCheck.COLUMN, state, code);
    }
}
