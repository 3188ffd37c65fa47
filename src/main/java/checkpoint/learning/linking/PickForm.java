package checkpoint.learning.linking;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.tool.page.DateField;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * The values of the picker's form, as it was sent: shown again if something in it cannot be read. Public for its template.
 *
 * @param fields by name; those of a checkpoint end in a dot and its slug
 */
record PickForm(MultiValueMap<String, String> fields) {

    static final PickForm EMPTY = new PickForm(new LinkedMultiValueMap<>());

    /** The marks of a pass are then its percents, which is what a platform's own rules ask for. */
    static final String USUAL_POINTS = "100";

    private static final Pattern POINTS = Pattern.compile("[0-9]{1,5}([.,][0-9]{1,2})?");
    private static final Pattern OURS = Pattern.compile(
            "slug|zone|(?:points|available-from|available-until|submit-from|submit-until)\\.[a-z0-9-]{1,64}");

    /** The picks of a form, or its faults. */
    sealed interface Read {

        record Picked(List<Pick> picks) implements Read {}

        /** Keys of the words, by the field that they belong to; {@code ""} is the form as a whole. */
        record Faulty(Map<String, String> faults) implements Read {}
    }

    /** One checkpoint with what the instructor set for it. */
    record Pick(Checkpoint checkpoint, BigDecimal points, Span available, Span submission) {}

    /** From when until when; either may be open. */
    record Span(@Nullable OffsetDateTime start, @Nullable OffsetDateTime end) {}

    /** The value of a field, for showing it again. */
    public String value(String name, String otherwise) {
        String value = fields.getFirst(name);
        return value == null ? otherwise : value;
    }

    /** Whether a checkpoint's box is ticked. */
    public boolean isTicked(String slug) {
        return fields.getOrDefault("slug", List.of()).contains(slug);
    }

    /** The fields that the next page carries so that nothing typed here is lost. */
    public MultiValueMap<String, String> kept() {
        MultiValueMap<String, String> kept = new LinkedMultiValueMap<>();
        fields.forEach((name, values) -> {
            if (OURS.matcher(name).matches()) {
                kept.addAll(name, values);
            }
        });
        return kept;
    }

    /** The slugs that were chosen: the one whose button was pressed, else those that are ticked. */
    Set<String> slugs() {
        String pressed = fields.getFirst("pick");
        return pressed != null ? Set.of(pressed) : new LinkedHashSet<>(fields.getOrDefault("slug", List.of()));
    }

    Read read(Picker picker, List<Checkpoint> chosen) {
        Map<String, String> faults = new LinkedHashMap<>();
        if (chosen.isEmpty()) {
            faults.put("", "linking.pick.none");
        } else if (chosen.size() > 1 && !picker.asked().multiple()) {
            faults.put("", "linking.pick.one");
        }
        Optional<ZoneId> zone = zone();
        if (zone.isEmpty()) {
            faults.put("zone", "linking.pick.zone.wrong");
        }
        List<Pick> picks = new ArrayList<>();
        for (Checkpoint checkpoint : chosen) {
            picks.add(pick(picker, checkpoint, zone.orElse(ZoneId.of("UTC")), faults));
        }
        return faults.isEmpty() ? new Read.Picked(picks) : new Read.Faulty(faults);
    }

    private Pick pick(Picker picker, Checkpoint checkpoint, ZoneId zone, Map<String, String> faults) {
        String slug = checkpoint.slug();
        Function<String, @Nullable OffsetDateTime> date =
                name -> picker.takesDates() ? date(name + "." + slug, zone, faults) : null;
        Span available =
                span(date.apply("available-from"), date.apply("available-until"), "available-until." + slug, faults);
        Span submission = span(date.apply("submit-from"), date.apply("submit-until"), "submit-until." + slug, faults);
        return new Pick(checkpoint, points("points." + slug, faults), available, submission);
    }

    private BigDecimal points(String field, Map<String, String> faults) {
        String text = value(field, USUAL_POINTS).strip();
        if (text.isEmpty()) {
            text = USUAL_POINTS;
        }
        BigDecimal points = POINTS.matcher(text).matches() ? new BigDecimal(text.replace(',', '.')) : BigDecimal.ZERO;
        if (points.signum() <= 0) {
            faults.put(field, "linking.pick.points.wrong");
        }
        return points;
    }

    private @Nullable OffsetDateTime date(String field, ZoneId zone, Map<String, String> faults) {
        String text = value(field, "").strip();
        if (text.isEmpty()) {
            return null;
        }
        OffsetDateTime date = DateField.read(text)
                .map(local -> local.atZone(zone).toOffsetDateTime())
                .orElse(null);
        if (date == null) {
            faults.put(field, "linking.pick.date.wrong");
        }
        return date;
    }

    private static Span span(
            @Nullable OffsetDateTime start, @Nullable OffsetDateTime end, String field, Map<String, String> faults) {
        if (start != null && end != null && !end.isAfter(start)) {
            faults.put(field, "linking.pick.date.order");
        }
        return new Span(start, end);
    }

    private Optional<ZoneId> zone() {
        String text = value("zone", "UTC");
        return DateField.zone(text.isBlank() ? "UTC" : text);
    }
}
