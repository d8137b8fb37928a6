/** A report as one self-contained HTML page, from a plain model of sections. */
package org.sparring.jobs.report;
