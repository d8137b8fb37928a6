/** Files on any Hadoop file system as rows with their places, one class for each kind of file. */
package org.sparring.datasets.read.file;
