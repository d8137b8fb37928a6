/** What the columns of a row mean, one class per public format. */
package org.sparring.datasets.read.format;
