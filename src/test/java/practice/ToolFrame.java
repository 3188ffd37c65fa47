package practice;

/** The frame that holds a tool, and what the page around it needs to answer the tool's messages. */
final class ToolFrame {

    private final Dials dials;
    private final String issuer;

    ToolFrame(Dials dials, String issuer) {
        this.dials = dials;
        this.issuer = issuer;
    }

    /** Attributes of the body, read by {@code lms.js}. */
    String attributes(String toolOrigin) {
        return " data-tool-origin=\"%s\" data-answers=\"%b\" data-storage=\"%s\" data-storage-fault=\"%s\" data-late-footer=\"%b\" data-frame-messages=\"%s\" data-manner=\"%s\""
                .formatted(
                        Html.escape(toolOrigin),
                        !dials.is(Dials.Manner.MOODLE),
                        dials.at(Dials.Storage.class),
                        dials.at(Dials.StorageFault.class),
                        dials.is(Dials.Manner.CANVAS),
                        dials.at(Dials.FrameMessages.class),
                        dials.at(Dials.Manner.class));
    }

    /** The frame; beside it the one that keeps data for the tool, and one that answers in its place, as the dials have it. */
    String around(String address, String title) {
        StringBuilder frames = new StringBuilder();
        if (dials.is(Dials.Storage.FORWARDING)) {
            frames.append(
                    "<iframe hidden title=\"Storage\" name=\"post_message_forwarding\" src=\"/storage-frame\"></iframe>");
        }
        if (dials.is(Dials.StorageFault.WRONG_ORIGIN)) {
            frames.append("<iframe hidden title=\"Elsewhere\" name=\"elsewhere\" src=\"%s/elsewhere\"></iframe>"
                    .formatted(issuer.replace("127.0.0.1", "localhost")));
        }
        return frames
                + "<iframe title=\"%s\" name=\"tool\" src=\"%s\" allow=\"clipboard-write\"></iframe>"
                        .formatted(Html.escape(title), Html.escape(address));
    }

    /** The page of the frame beside the tool's: the same script, which asks the course page around it for the rest. */
    static String storageFrame() {
        return blank("Storage", "/lms.js");
    }

    static String elsewhere() {
        return blank("Elsewhere", "/elsewhere.js");
    }

    private static String blank(String title, String script) {
        return "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>%s</title></head><body><script src=\"%s\"></script></body></html>"
                .formatted(title, script);
    }
}
