package checkpoint.teaching.desk;

import java.util.List;
import java.util.Map;

/**
 * A question before what concerns the whole course or cannot be undone.
 *
 * @param action the path that does it, which is sent {@code confirmed=true} beside the fields
 * @param fields what the form that asks sends on, by name
 * @param question the words of it, which say how many it touches
 * @param yes the key of the words of the button that does it
 * @param back the path that shows the page where it was pressed
 */
public record AskFirst(String action, Map<String, List<String>> fields, Notice question, String yes, String back) {}
