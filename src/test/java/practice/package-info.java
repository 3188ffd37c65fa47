/**
 * The practice LMS: a real LTI 1.3 platform, small enough to read, for the trial and for every browser test. It has its own
 * issuer, keys, authorization and token endpoints, line items, scores and results, a course whose modules obey the gradebook,
 * and people to be. It knows nothing of the tool but its address.
 */
package practice;
