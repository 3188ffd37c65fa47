package checkpoint.content.exporting;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Html;
import checkpoint.content.checkpoint.Question;
import checkpoint.content.checkpoint.Quiz;
import checkpoint.content.file.ContentFiles;
import checkpoint.content.score.AnswerKey;
import checkpoint.content.score.Share;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;

/** A quiz as Canvas imports it: QTI 1.2, the quiz-only form of its own export. */
final class Qti12Writer {

    private static final String QUIZ = """
            <?xml version="1.0" encoding="UTF-8"?>
            <questestinterop xmlns="http://www.imsglobal.org/xsd/ims_qtiasiv1p2">
            <assessment ident="%1$s" title="%2$s">
            <qtimetadata><qtimetadatafield><fieldlabel>cc_maxattempts</fieldlabel><fieldentry>%3$s</fieldentry></qtimetadatafield></qtimetadata>
            <section ident="root_section">
            %4$s</section>
            </assessment>
            </questestinterop>
            """;
    private static final String META = """
            <?xml version="1.0" encoding="UTF-8"?>
            <quiz identifier="%s" xmlns="http://canvas.instructure.com/xsd/cccv1p0">
            <title>%s</title>
            <shuffle_answers>%s</shuffle_answers>
            <scoring_policy>%s</scoring_policy>
            <quiz_type>assignment</quiz_type>
            <allowed_attempts>%s</allowed_attempts>
            %s</quiz>
            """;

    private final Checkpoint checkpoint;
    private final ContentFiles files;
    private final Losses losses;
    private final Qti12Item items;
    private final SortedMap<String, byte[]> packed = new TreeMap<>();

    Qti12Writer(Checkpoint checkpoint, ContentFiles files, Losses losses) {
        this.checkpoint = checkpoint;
        this.files = files;
        this.losses = losses;
        this.items = new Qti12Item(new Markup(checkpoint, "$IMS-CC-FILEBASE$/"), losses);
    }

    SortedMap<String, byte[]> write() {
        losses.quiz(checkpoint, true);
        Quiz quiz = checkpoint.quiz();
        String id = "checkpoint_" + checkpoint.slug();
        StringBuilder body = new StringBuilder();
        for (Question question : quiz.questions()) {
            losses(question);
            body.append(items.write(question));
        }
        String inner = body.toString();
        boolean even = quiz.questions().stream()
                        .map(one -> one.points().stripTrailingZeros())
                        .distinct()
                        .count()
                == 1;
        if (quiz.draw() < quiz.questions().size() && quiz.groups().isEmpty() && even) {
            inner = "<section ident=\"drawn\" title=\"Questions\"><selection_ordering><selection><selection_number>"
                    + quiz.draw()
                    + "</selection_number><selection_extension><points_per_item>"
                    + quiz.questions().getFirst().points().toPlainString()
                    + "</points_per_item></selection_extension></selection></selection_ordering>\n" + inner
                    + "</section>\n";
        } else if (quiz.draw() < quiz.questions().size()) {
            losses.add(quiz.groups().isEmpty() ? "loss.export.differ" : "loss.export.groups");
        }
        String attempts =
                quiz.attempts() == null ? "unlimited" : quiz.attempts().toString();
        put(id + "/" + id + ".xml", QUIZ.formatted(id, Html.escaped(quiz.title()), attempts, inner));
        put(id + "/assessment_meta.xml", meta(id, quiz));
        images();
        put("imsmanifest.xml", manifest(id));
        return packed;
    }

    private static String meta(String id, Quiz quiz) {
        return META.formatted(
                id,
                Html.escaped(quiz.title()),
                quiz.shuffleChoices(),
                quiz.keep() == Quiz.Keep.LATEST ? "keep_latest" : "keep_highest",
                quiz.attempts() == null ? "-1" : quiz.attempts().toString(),
                quiz.timeLimit() == null
                        ? ""
                        : "<time_limit>" + Math.max(1, (quiz.timeLimit().toSeconds() + 59) / 60) + "</time_limit>\n");
    }

    private void losses(Question question) {
        losses.common(question);
        if (question.objective() != null) {
            losses.of(question, "loss.export.objective");
        }
        if (question.key() instanceof AnswerKey.Order) {
            losses.of(question, "loss.export.matching");
        }
        if (checkpoint.quiz().shuffleChoices() && question.entries().stream().anyMatch(Question.Entry::fixed)) {
            losses.of(question, "loss.export.fixed");
        }
        boolean part = Choice.of(question).stream()
                .anyMatch(
                        one -> !one.credit().equals(Share.NONE) && !one.credit().equals(Share.ALL));
        boolean credited = question.key() instanceof AnswerKey.OneChoice && part
                || question.key() instanceof AnswerKey.SomeChoices some
                        && !some.credits().isEmpty();
        if (credited) {
            losses.of(question, "loss.export.credit");
        }
    }

    private void images() {
        for (String image : items.markup().takeImages()) {
            byte[] bytes = files.files().get(image);
            if (bytes != null) {
                packed.put(image, bytes);
            }
        }
    }

    private String manifest(String id) {
        StringBuilder resources = new StringBuilder();
        resources
                .append("<resource identifier=\"")
                .append(id)
                .append("\" type=\"imsqti_xmlv1p2\"><file href=\"")
                .append(id)
                .append('/')
                .append(id)
                .append(".xml\"/><dependency identifierref=\"meta\"/></resource>\n<resource identifier=\"meta\" type=")
                .append("\"associatedcontent/imscc_xmlv1p1/learning-application-resource\" href=\"")
                .append(id)
                .append("/assessment_meta.xml\"><file href=\"")
                .append(id)
                .append("/assessment_meta.xml\"/></resource>\n");
        int number = 0;
        for (String path : packed.keySet()) {
            if (!path.endsWith(".xml")) {
                resources
                        .append("<resource identifier=\"image")
                        .append(++number)
                        .append("\" type=\"webcontent\" href=\"")
                        .append(Html.escaped(path))
                        .append("\"><file href=\"")
                        .append(Html.escaped(path))
                        .append("\"/></resource>\n");
            }
        }
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <manifest identifier="checkpoint" xmlns="http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1">
                <metadata><schema>IMS Content</schema><schemaversion>1.1.3</schemaversion></metadata>
                <organizations/>
                <resources>
                %s</resources>
                </manifest>
                """.formatted(resources);
    }

    private void put(String path, String text) {
        packed.put(path, text.getBytes(StandardCharsets.UTF_8));
    }
}
