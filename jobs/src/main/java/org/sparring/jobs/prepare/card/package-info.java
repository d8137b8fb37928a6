/** The data card of a preparation: one page as HTML with plots, and the same as Markdown. */
package org.sparring.jobs.prepare.card;
