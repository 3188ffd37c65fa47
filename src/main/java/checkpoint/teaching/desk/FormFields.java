package checkpoint.teaching.desk;

import checkpoint.tool.page.DateField;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * The fields of a form of the desk: as they were sent, or as they are filled in from what is stored, with what is wrong in them. Public
 * for its templates.
 */
public final class FormFields {

    public static final String ZONE = "zone";

    private final MultiValueMap<String, String> values;
    private final Map<String, String> faults = new LinkedHashMap<>();
    private final ZoneId zone;

    private FormFields(MultiValueMap<String, String> values, ZoneId zone) {
        this.values = values;
        this.zone = zone;
    }

    /** As a form sent them. */
    public static FormFields sent(MultiValueMap<String, String> form) {
        String zone = form.getFirst(ZONE);
        FormFields fields = new FormFields(
                form,
                DateField.zone(zone == null || zone.isBlank() ? "UTC" : zone).orElse(ZoneOffset.UTC));
        if (zone != null && !zone.isBlank() && DateField.zone(zone).isEmpty()) {
            fields.faults.put(ZONE, "linking.pick.zone.wrong");
        }
        return fields;
    }

    /** To be filled in, with dates in this zone. */
    public static FormFields blank(ZoneId zone) {
        FormFields fields = new FormFields(new LinkedMultiValueMap<>(), zone);
        // "Z" is nobody's word for it, and the script that knows the browser's zone looks for "UTC".
        return fields.put(ZONE, zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId());
    }

    public FormFields put(String name, @Nullable Object value) {
        values.set(name, value == null ? "" : value.toString());
        return this;
    }

    /** A date as the field of a browser takes it. */
    public FormFields put(String name, @Nullable Instant date) {
        return put(name, date == null ? null : DateField.text(date, zone));
    }

    /** The text of a field, without spaces around it; empty where it was not sent. */
    public String value(String name) {
        String value = values.getFirst(name);
        return value == null ? "" : value.strip();
    }

    /** The key of the words for what is wrong; {@code null} where nothing is. */
    public @Nullable String fault(String name) {
        return faults.get(name);
    }

    public boolean hasFaults() {
        return !faults.isEmpty();
    }

    public ZoneId zone() {
        return zone;
    }

    public void refuse(String name, String words) {
        faults.putIfAbsent(name, words);
    }

    /** These fields, for the page that asks first. */
    public Map<String, List<String>> kept(List<String> names) {
        Map<String, List<String>> kept = new LinkedHashMap<>();
        names.forEach(name -> kept.put(name, List.of(value(name))));
        return kept;
    }

    /** A whole number within bounds; {@code null} where the field is empty, or it was refused. */
    public @Nullable Integer number(String name, int least, int most, String words) {
        String text = value(name);
        if (text.isEmpty()) {
            return null;
        }
        if (text.matches("[0-9]{1,9}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most) {
            return Integer.valueOf(text);
        }
        refuse(name, words);
        return null;
    }

    /** A date in the form's zone; {@code null} where the field is empty, or it was refused. */
    public @Nullable Instant date(String name) {
        String text = value(name);
        if (text.isEmpty()) {
            return null;
        }
        Instant date = DateField.read(text)
                .map(local -> local.atZone(zone).toInstant())
                .orElse(null);
        if (date == null) {
            refuse(name, "linking.pick.date.wrong");
        }
        return date;
    }

    /** One of these by its name; {@code null} where the field is empty, or it was refused. */
    public <E extends Enum<E>> @Nullable E choice(String name, Class<E> type, String words) {
        String text = value(name);
        for (E one : type.getEnumConstants()) {
            if (one.name().equals(text)) {
                return one;
            }
        }
        if (!text.isEmpty()) {
            refuse(name, words);
        }
        return null;
    }
}
