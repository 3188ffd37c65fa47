/** What the practice LMS remembers: in memory, and in a table of a database too where it has one. Knows nothing of LTI. */
package practice.store;
