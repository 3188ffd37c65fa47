package trial;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;

/**
 * The two ports of a trial.
 *
 * @param tool Checkpoint's
 * @param lms the practice LMS's
 */
record Ports(int tool, int lms) {

    static final Ports USUAL = new Ports(8080, 9090);
    private static final int PAIRS = 20;
    private static final String TOOL = "--tool-port=";
    private static final String LMS = "--lms-port=";

    /**
     * Those that the arguments name; else the usual pair, or the next one that is free.
     *
     * @throws IllegalArgumentException with a sentence for the person, where they cannot be had
     */
    static Ports of(List<String> arguments) {
        Optional<Integer> tool = named(arguments, TOOL);
        Optional<Integer> lms = named(arguments, LMS);
        if (tool.isEmpty() && lms.isEmpty()) {
            return nextFree();
        }
        Ports ports = new Ports(tool.orElse(USUAL.tool), lms.orElse(USUAL.lms));
        if (ports.tool == ports.lms) {
            throw new IllegalArgumentException("The tool and the practice LMS need two ports; both are " + ports.tool);
        }
        for (int port : List.of(ports.tool, ports.lms)) {
            if (!isFree(port)) {
                throw new IllegalArgumentException(
                        "Port %d is taken. Name others: %s8090 %s9191".formatted(port, TOOL, LMS));
            }
        }
        return ports;
    }

    private static Ports nextFree() {
        for (int i = 0; i < PAIRS; i++) {
            Ports pair = new Ports(USUAL.tool + i, USUAL.lms + i);
            if (isFree(pair.tool) && isFree(pair.lms)) {
                return pair;
            }
        }
        throw new IllegalArgumentException("No pair of ports from %d and %d on is free. Name two: %s8190 %s9191"
                .formatted(USUAL.tool, USUAL.lms, TOOL, LMS));
    }

    private static Optional<Integer> named(List<String> arguments, String option) {
        return arguments.stream()
                .filter(argument -> argument.startsWith(option))
                .reduce((one, last) -> last)
                .map(argument -> number(argument, option));
    }

    private static int number(String argument, String option) {
        String text = argument.substring(option.length());
        int port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException(argument + " is not a port: write a number from 1 to 65535");
        }
        return port;
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
