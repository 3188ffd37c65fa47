/** The shell around all of it: pages, assets, security chains, limits. No other room imports it. A wing: its rooms are the modules. */
@NullMarked
package checkpoint.web;

import org.jspecify.annotations.NullMarked;
