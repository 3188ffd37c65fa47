package checkpoint.content.text2qti;

import checkpoint.content.exchange.Harvest;
import checkpoint.content.exchange.Importer;
import checkpoint.content.exchange.LossReport;
import checkpoint.content.exchange.Notes;
import checkpoint.content.exchange.NumberText;
import checkpoint.content.exchange.Quiz;
import checkpoint.content.exchange.QuizPackage;
import checkpoint.content.exchange.TextFile;
import checkpoint.content.markup.Pictures;
import checkpoint.tool.language.Sentence;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** text2qti: numbered stems with lettered choices below, as plain text. Code in it is never run. */
final class Text2qtiImporter implements Importer {

    private static final Pattern START = Pattern.compile("^\\d+\\.[ \\t]+\\S.*");
    private static final Pattern ANSWER = Pattern.compile(
            "(?m)^(\\*?[a-zA-Z]\\)[ \\t]|\\[[ *]?\\][ \\t]|\\*[ \\t]+\\S|=[ \\t]+\\S|____|\\^\\^\\^\\^)");
    private static final Pattern HEADER = Pattern.compile(
            "^(quiz title|quiz description|shuffle answers|show correct answers|one question at a time|can't go back|feedback is solution|solutions sample groups|solutions randomize groups|text title|text)[ \\t]*:(.*)$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern TITLE = Pattern.compile("^(title|points)[ \\t]*:(.*)$", Pattern.CASE_INSENSITIVE);

    @Override
    public Sentence format() {
        return Sentence.verbatim("text2qti");
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.TEXT);
    }

    @Override
    public boolean recognises(QuizPackage files) {
        String text = TextFile.read(files.only().getValue());
        return text.lines().anyMatch(line -> START.matcher(line).matches())
                && ANSWER.matcher(text).find();
    }

    @Override
    public List<Quiz> read(QuizPackage files, LossReport report) {
        Reading reading =
                new Reading(new Harvest(report, files.place(files.only().getKey())));
        reading.lines(TextFile.read(files.only().getValue()).split("\n", -1));
        String title = reading.title.isBlank() ? files.title() : reading.title;
        return List.of(
                reading.harvest.quiz(title, new Quiz.Policy(null, null, null, null, null, false, reading.shuffle)));
    }

    private static final class Reading {

        private final Harvest harvest;
        private final Pictures pictures;
        private final List<String> block = new ArrayList<>();
        private String title = "";
        private boolean shuffle;
        private int start;
        private String name = "";
        private String points = "";
        private @Nullable String group;
        private String pick = "1";
        private String groupPoints = "1";
        private int groups;

        Reading(Harvest harvest) {
            this.harvest = harvest;
            this.pictures = new Pictures(harvest.images());
        }

        void lines(String[] lines) {
            boolean comment = false;
            boolean code = false;
            boolean run = false;
            for (int i = 0; i < lines.length; i++) {
                String line = lines[i].replace("\t", "    ");
                if (run) {
                    run = !line.startsWith("```");
                } else if (!comment && !code && Text2qtiQuestion.isRun(line)) {
                    run = true;
                    refuseCode(line, i + 1);
                } else if (line.strip().equals("COMMENT") || line.strip().equals("END_COMMENT")) {
                    comment = line.strip().equals("COMMENT");
                } else if (!comment && (code || !line.startsWith("%"))) {
                    code ^= line.strip().startsWith("```");
                    line(line, i + 1, code);
                }
            }
            end();
            if (group != null) {
                group("END_GROUP");
                Notes notes = new Notes();
                notes.changed("loss.text2qti.group");
                harvest.remark(String.valueOf(lines.length), notes);
            }
        }

        /** Code at the margin stands between questions and would write some. */
        private void refuseCode(String line, int number) {
            end();
            harvest.question(String.valueOf(number), line, notes -> {
                notes.refused("loss.text2qti.run");
                return null;
            });
        }

        private void line(String line, int number, boolean code) {
            Matcher header = HEADER.matcher(line);
            Matcher about = TITLE.matcher(line);
            if (!code && header.matches()) {
                header(header.group(1).toLowerCase(Locale.ROOT), header.group(2).strip(), number);
            } else if (!code && about.matches()) {
                end();
                if (about.group(1).equalsIgnoreCase("title")) {
                    name = about.group(2).strip();
                } else {
                    points = about.group(2).strip();
                }
            } else if (!code && START.matcher(line).matches()) {
                end();
                start = number;
                block.add(line);
            } else if (!code && line.strip().matches("GROUP|END_GROUP|pick:.*|points per question:.*")) {
                end();
                group(line.strip());
            } else if (!block.isEmpty()) {
                block.add(line);
            } else if (!line.isBlank()) {
                Notes notes = new Notes();
                notes.dropped("loss.text2qti.line", line.strip());
                harvest.remark(String.valueOf(number), notes);
            }
        }

        private void header(String key, String value, int line) {
            end();
            Notes notes = new Notes();
            switch (key) {
                case "quiz title" -> title = value;
                case "shuffle answers" -> shuffle = value.equalsIgnoreCase("true");
                default -> notes.dropped(Sentence.verbatim(key + ": " + value));
            }
            harvest.remark(String.valueOf(line), notes);
        }

        private void group(String line) {
            if (line.equals("GROUP") && group != null) {
                group("END_GROUP");
            }
            if (line.equals("GROUP")) {
                group = "group-" + ++groups;
                pick = "1";
                groupPoints = "1";
            } else if (line.startsWith("pick:")) {
                pick = line.substring("pick:".length()).strip();
            } else if (line.startsWith("points")) {
                groupPoints = line.substring(line.indexOf(':') + 1).strip();
            } else if (group != null) {
                String key = group;
                int size = (int) harvest.items().stream()
                        .filter(item -> key.equals(item.group()))
                        .count();
                // text2qti gives one point to each question of a group that says nothing of points.
                BigDecimal each = NumberText.read(groupPoints)
                        .filter(one -> one.signum() > 0)
                        .orElse(BigDecimal.ONE);
                int draw = pick.matches("[1-9]\\d{0,4}") ? Integer.parseInt(pick) : 1;
                sayGroup(draw, each, size);
                if (size > 0) {
                    harvest.group(key, Math.min(draw, size), each);
                }
                group = null;
            }
        }

        private void sayGroup(int draw, BigDecimal each, int size) {
            Notes notes = new Notes();
            if (!pick.matches("[1-9]\\d{0,4}")) {
                notes.changed("loss.group.number", pick, draw, each);
            }
            if (NumberText.read(groupPoints).filter(one -> one.signum() > 0).isEmpty()) {
                notes.changed("loss.group.number", groupPoints, draw, each);
            }
            if (size > 0 && draw > size) {
                notes.changed("loss.draw.fewer", size, draw);
            }
            harvest.remark(String.valueOf(start), notes);
        }

        private void end() {
            if (block.isEmpty()) {
                return;
            }
            List<String> lines = new ArrayList<>(block);
            String called = name;
            String worth = points;
            String in = group;
            block.clear();
            name = "";
            points = "";
            String first = lines.getFirst().replaceFirst("^\\d+\\.\\s+", "");
            harvest.question(String.valueOf(start), called.isEmpty() ? first : called, notes -> {
                Optional<BigDecimal> read = worth.isEmpty() ? Optional.of(BigDecimal.ONE) : NumberText.read(worth);
                if (read.isEmpty()) {
                    notes.refused("loss.number.points", NumberText.why(worth));
                }
                return new Text2qtiQuestion(lines, pictures, notes).read(called, in, read.orElse(BigDecimal.ONE));
            });
        }
    }
}
