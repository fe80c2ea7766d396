package nl.grenspoort.messagelog;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The Merkle tree of RFC 6962, section 2.1, leaf by leaf: it remembers one hash per complete
 * subtree.
 */
final class MerkleTree {
    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    private final Deque<Subtree> frontier = new ArrayDeque<>();
    private long size;

    static byte[] leafHash(byte[] entry) {
        return Sha256.of(LEAF, entry);
    }

    void add(byte[] leafHash) {
        Subtree next = new Subtree(1, leafHash);
        while (!frontier.isEmpty() && frontier.peek().leaves == next.leaves) {
            Subtree left = frontier.pop();
            next = new Subtree(left.leaves + next.leaves, Sha256.of(NODE, left.hash, next.hash));
        }
        frontier.push(next);
        size++;
    }

    long size() {
        return size;
    }

    /** Root over all leaves added so far; of an empty tree SHA-256 of nothing. */
    byte[] root() {
        byte[] root = null;
        for (Subtree subtree : frontier) {
            root = root == null ? subtree.hash : Sha256.of(NODE, subtree.hash, root);
        }
        return root == null ? Sha256.of() : root;
    }

    @SuppressWarnings("ArrayRecordComponent") // a hash; compared by nobody
    private record Subtree(long leaves, byte[] hash) {}
}
