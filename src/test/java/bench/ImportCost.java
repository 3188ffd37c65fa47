package bench;

import checkpoint.content.exchange.Upload;
import checkpoint.content.transfer.ImportQuizzes;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What importing costs: 10,000 questions of GIFT, Moodle XML and QTI 1.2, and 1,000. Start it with {@code -Xmx256m}: it ends where
 * that is too little. Of each: seconds, CPU per question, and the heap's peak.
 */
public final class ImportCost {

    private ImportCost() {}

    public static void main(String[] args) {
        System.out.printf("heap: %d MB%n", Runtime.getRuntime().maxMemory() >> 20);
        for (int count : new int[] {1_000, 10_000}) {
            files(count).forEach((name, file) -> measure(name, file, count));
        }
    }

    private static void measure(String name, String text, int count) {
        List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        pools.forEach(MemoryPoolMXBean::resetPeakUsage);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        long started = System.nanoTime();
        long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        ImportQuizzes.Result result = ImportQuizzes.read(List.of(new Upload(name, bytes)), false);
        double seconds = (System.nanoTime() - started) / 1e9;
        double each = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1e6 / count;
        long peak =
                pools.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        System.out.printf(
                "%-9s %6d questions, %5.1f MB: %5.2f s, %.3f ms of CPU each, at most %d MB of heap; imported %d into %d%n",
                name,
                count,
                bytes.length / 1e6,
                seconds,
                each,
                peak >> 20,
                result.report().imported(),
                result.checkpoints().size());
        result.report().remarks().stream().limit(3).forEach(one -> System.out.println(one.lines()));
    }

    private static Map<String, String> files(int count) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("gift.txt", many(count, """
                ::Question %1$d::[html]<p>Which of these is <em>number %1$d</em> of the list, and why is it there?</p> {
                =The first answer of question %1$d#Right, for a reason that takes some words.
                ~The second answer of question %1$d#Wrong, for another one.
                ~%%-25%%The third answer
                ~The fourth answer, which is the longest of them all &amp; wrong
                }

                """));
        files.put("moodle.xml", "<quiz>" + many(count, """
                <question type="multichoice"><name><text>Question %1$d</text></name>
                <questiontext format="html"><text><![CDATA[<p>Which of these is <em>number %1$d</em> of the list?</p>]]></text></questiontext>
                <generalfeedback format="html"><text>&lt;p&gt;In general.&lt;/p&gt;</text></generalfeedback>
                <defaultgrade>1</defaultgrade><penalty>0</penalty><hidden>0</hidden><single>true</single><shuffleanswers>true</shuffleanswers>
                <answer fraction="100" format="html"><text>The first of %1$d</text><feedback format="html"><text>Right.</text></feedback></answer>
                <answer fraction="0" format="html"><text>The second of %1$d</text><feedback format="html"><text>Wrong.</text></feedback></answer>
                <answer fraction="0" format="html"><text>The third of %1$d</text><feedback format="html"><text></text></feedback></answer>
                </question>
                """) + "</quiz>");
        files.put(
                "qti12.xml",
                "<questestinterop><assessment ident=\"a\" title=\"Many\"><section ident=\"root\">" + many(count, """
                <item ident="i%1$d" title="Question number %1$d"><itemmetadata><qtimetadata>
                <qtimetadatafield><fieldlabel>question_type</fieldlabel><fieldentry>multiple_choice_question</fieldentry></qtimetadatafield>
                <qtimetadatafield><fieldlabel>points_possible</fieldlabel><fieldentry>1.0</fieldentry></qtimetadatafield></qtimetadata></itemmetadata>
                <presentation><material><mattext texttype="text/html">&lt;p&gt;Which is &lt;em&gt;number %1$d&lt;/em&gt;?&lt;/p&gt;</mattext></material>
                <response_lid ident="r" rcardinality="Single"><render_choice>
                <response_label ident="1"><material><mattext>The first of %1$d</mattext></material></response_label>
                <response_label ident="2"><material><mattext>The second of %1$d</mattext></material></response_label>
                <response_label ident="3"><material><mattext>The third of %1$d</mattext></material></response_label></render_choice></response_lid></presentation>
                <resprocessing><outcomes><decvar varname="SCORE"/></outcomes><respcondition continue="No"><conditionvar><varequal respident="r">1</varequal></conditionvar>
                <setvar action="Set" varname="SCORE">100</setvar></respcondition></resprocessing></item>
                """)
                        + "</section></assessment></questestinterop>");
        return files;
    }

    private static String many(int count, String one) {
        IntFunction<String> numbered = number -> one.formatted(number);
        return IntStream.range(0, count).mapToObj(numbered).collect(Collectors.joining());
    }
}
