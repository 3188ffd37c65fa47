/**
 * The practice LMS: a real LTI 1.3 platform, small enough to read, for the trial and for every browser test. It has its own
 * issuer, keys, authorization and token endpoints; line items, scores and results; a roster; Deep Linking, submission review,
 * Dynamic Registration and platform storage; a course whose modules obey the gradebook, and people to be. By its dials it takes
 * the manners of Canvas or of Moodle, and by its faults it fails as real ones do. It knows nothing of the tool but its address.
 */
package practice;
