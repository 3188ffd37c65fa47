package checkpoint.content.strength;

import checkpoint.content.checkpoint.Question;
import java.util.random.RandomGenerator;

/** The model of a learner: who knows a question earns all its points; who does not guesses, and gets part of nothing. */
final class Guess {

    private Guess() {}

    /** The chance that a guess is right: of so many choices, of true and false, and none where there is nothing to pick from. */
    static double chance(Question question) {
        return switch (question.type()) {
            case SINGLE_CHOICE -> 1.0 / question.entries().size();
            case TRUE_FALSE -> 0.5;
            case MULTIPLE_CHOICE, NUMERIC, SHORT_TEXT, ORDERING, MATCHING -> 0;
        };
    }

    /** The shares that so many guesses earn, where none learns from the one before. */
    static double[] anew(Question question, int guesses, RandomGenerator random) {
        double chance = chance(question);
        double[] shares = new double[guesses];
        for (int i = 0; i < guesses; i++) {
            shares[i] = chance > 0 && random.nextDouble() < chance ? 1 : 0;
        }
        return shares;
    }
}
