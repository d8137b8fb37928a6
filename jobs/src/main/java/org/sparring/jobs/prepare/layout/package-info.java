/**
 * Prepared rows in the layouts that other trainers read. A layout is a pure function from a row of
 * a table to the columns of its file; {@link org.sparring.jobs.prepare.layout.Export} writes them.
 */
package org.sparring.jobs.prepare.layout;
