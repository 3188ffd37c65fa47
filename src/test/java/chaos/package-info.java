/**
 * A program that breaks what can break under a running tool (its nodes, its database, the platforms' services) and then holds every
 * gradebook against what was decided. Run by the build after packaging, on the packaged jar.
 */
package chaos;
