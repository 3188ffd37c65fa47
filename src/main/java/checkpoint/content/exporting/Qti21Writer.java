package checkpoint.content.exporting;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Html;
import checkpoint.content.checkpoint.Question;
import checkpoint.content.checkpoint.Quiz;
import checkpoint.content.file.ContentFiles;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;

/** A QTI 2.1 package: an item for each question, a test that names them, and the manifest. */
final class Qti21Writer {

    private static final String ITEM = """
            <?xml version="1.0" encoding="UTF-8"?>
            <assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="%s" title="%s" adaptive="false" timeDependent="false">
            %s
            <outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"><defaultValue><value>0</value></defaultValue></outcomeDeclaration>
            <outcomeDeclaration identifier="FEEDBACK" cardinality="multiple" baseType="identifier"/>
            <outcomeDeclaration identifier="GENERAL" cardinality="single" baseType="identifier"/>
            <itemBody>
            <div>%s</div>
            %s
            </itemBody>
            <responseProcessing>
            %s
            <setOutcomeValue identifier="GENERAL"><baseValue baseType="identifier">general</baseValue></setOutcomeValue>
            </responseProcessing>
            %s
            </assessmentItem>
            """;

    private final Checkpoint checkpoint;
    private final ContentFiles files;
    private final Losses losses;
    private final Markup markup;
    private final SortedMap<String, byte[]> packed = new TreeMap<>();
    private final StringBuilder resources = new StringBuilder();
    private final StringBuilder references = new StringBuilder();

    Qti21Writer(Checkpoint checkpoint, ContentFiles files, Losses losses) {
        this.checkpoint = checkpoint;
        this.files = files;
        this.losses = losses;
        this.markup = new Markup(checkpoint, "../");
    }

    SortedMap<String, byte[]> write() {
        losses.quiz(checkpoint, false);
        checkpoint.quiz().questions().forEach(this::item);
        put("test.xml", test());
        put("imsmanifest.xml", """
                <?xml version="1.0" encoding="UTF-8"?>
                <manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" identifier="checkpoint">
                <metadata><schema>QTIv2.1 Package</schema><schemaversion>1.0.0</schemaversion></metadata>
                <organizations/>
                <resources>
                <resource identifier="test" type="imsqti_test_xmlv2p1" href="test.xml"><file href="test.xml"/></resource>
                %s</resources>
                </manifest>
                """.formatted(resources));
        return packed;
    }

    private void put(String path, String text) {
        packed.put(path, text.getBytes(StandardCharsets.UTF_8));
    }

    private String test() {
        Quiz quiz = checkpoint.quiz();
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <assessmentTest xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="test" title="%s">
                <testPart identifier="part" navigationMode="nonlinear" submissionMode="simultaneous">
                <assessmentSection identifier="section" title="%s" visible="true">
                %s%s</assessmentSection>
                </testPart>
                </assessmentTest>
                """.formatted(
                        Html.escaped(quiz.title()),
                        Html.escaped(quiz.title()),
                        quiz.shuffleQuestions() ? "<ordering shuffle=\"true\"/>\n" : "",
                        references);
    }

    private void item(Question question) {
        losses.common(question);
        if (question.objective() != null) {
            losses.of(question, "loss.export.objective");
        }
        String path = "items/" + question.id() + ".xml";
        QtiAnswer answer = QtiAnswer.of(question, Choice.isShuffled(question, checkpoint.quiz()), markup, losses);
        String feedbacks = answer.feedbacks()
                + (question.feedback() == null ? "" : modal("GENERAL", "general", markup.xhtml(question.feedback())));
        put(
                path,
                ITEM.formatted(
                        "item-" + question.id(),
                        Html.escaped(question.id()),
                        answer.declaration(),
                        markup.xhtml(question.stem()),
                        answer.interaction(),
                        answer.processing(),
                        feedbacks));
        references
                .append("<assessmentItemRef identifier=\"ref-")
                .append(question.id())
                .append("\" href=\"")
                .append(path)
                .append("\"><weight identifier=\"points\" value=\"")
                .append(question.points().toPlainString())
                .append("\"/></assessmentItemRef>\n");
        resources
                .append("<resource identifier=\"item-")
                .append(question.id())
                .append("\" type=\"imsqti_item_xmlv2p1\" href=\"")
                .append(path)
                .append("\"><file href=\"")
                .append(path)
                .append("\"/>");
        for (String image : markup.takeImages()) {
            byte[] bytes = files.files().get(image);
            if (bytes != null) {
                packed.put(image, bytes);
                resources.append("<file href=\"").append(Html.escaped(image)).append("\"/>");
            }
        }
        resources.append("</resource>\n");
    }

    static String modal(String outcome, String identifier, String xhtml) {
        return "<modalFeedback outcomeIdentifier=\"" + outcome + "\" identifier=\"" + identifier
                + "\" showHide=\"show\">" + xhtml + "</modalFeedback>\n";
    }
}
