package org.sparring.datasets.read.file;

import java.io.Serializable;

/**
 * A file of a source.
 *
 * @param name as people named it; what {@code Source.file} holds
 * @param address as the file system names it
 * @param bytes its length
 * @param modified when it was last written, in the unit of its file system; tells whether a file
 *     changed while it was read, and nothing else
 */
public record InputFile(String name, String address, long bytes, long modified)
    implements Serializable {}
