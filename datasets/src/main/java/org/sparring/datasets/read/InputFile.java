package org.sparring.datasets.read;

import java.io.Serializable;

/**
 * A file of a source.
 *
 * @param name as people named it; what {@code Source.file} holds
 * @param address as the file system names it
 */
record InputFile(String name, String address) implements Serializable {}
