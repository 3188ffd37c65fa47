/** The jar as its users start it: what the class path of other tests hides shows here. Runs after packaging. */
package packaged;
