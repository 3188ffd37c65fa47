package checkpoint.learning.attempt;

import checkpoint.content.score.Response;

/**
 * A question that earlier attempts have put.
 *
 * @param attempt number of the last one that put it
 * @param response what was answered there
 */
public record MetQuestion(String question, int attempt, Response response) {}
