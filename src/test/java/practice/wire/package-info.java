/**
 * HTTP/1.1 with the hand on the socket: a platform that practises misbehaviour must be able to hang, to break off before or after
 * it has acted, to put its words into the reason phrase as Moodle does, and to see that a caller has left.
 */
package practice.wire;
