//! The tree below an AVL table: nodes of the driver's memory, linked as the structure of the kernel says.
//!
//! The root hangs as the right child of the table itself, which is the parent of the root. Where Windows keeps the balance of a
//! node, the height of its subtree is kept: drivers have no business with either.

use std::mem::offset_of;

use crate::memory::access;

/// The links of a node (`RTL_BALANCED_LINKS`); the user's data follow.
#[repr(C)]
pub(super) struct Links {
    parent: usize,
    left: usize,
    right: usize,
    balance: i8,
    reserved: [u8; 7],
}

/// A node, or the table in its role as the parent of the root.
///
/// # Invariants
/// It is the address of live links in memory of the driver: of a table that was initialised, or of a node between its insertion and
/// its deletion. That a driver frees neither in between is its contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Node(pub(super) usize);

/// On which side of its parent a node hangs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Left,
    Right,
}

impl Side {
    fn offset(self) -> usize {
        match self {
            Side::Left => offset_of!(Links, left),
            Side::Right => offset_of!(Links, right),
        }
    }

    fn other(self) -> Side {
        match self {
            Side::Left => Side::Right,
            Side::Right => Side::Left,
        }
    }
}

impl Node {
    /// Where the user's data begin.
    pub(super) fn data(self) -> usize {
        self.0 + size_of::<Links>()
    }

    pub(super) fn child(self, side: Side) -> Option<Node> {
        // SAFETY: the invariant of the type.
        let child: usize = unsafe { access::load(self.0 + side.offset()) };
        (child != 0).then_some(Node(child))
    }

    fn set_child(self, side: Side, child: Option<Node>) {
        // SAFETY: the invariant of the type.
        unsafe { access::store(self.0 + side.offset(), child.map_or(0, |node| node.0)) };
        if let Some(child) = child {
            child.set_parent(self);
        }
    }

    fn parent(self) -> Node {
        // SAFETY: the invariant of the type.
        Node(unsafe { access::load(self.0 + offset_of!(Links, parent)) })
    }

    fn set_parent(self, parent: Node) {
        // SAFETY: the invariant of the type.
        unsafe { access::store(self.0 + offset_of!(Links, parent), parent.0) };
    }

    fn height(self) -> i8 {
        // SAFETY: the invariant of the type.
        unsafe { access::load(self.0 + offset_of!(Links, balance)) }
    }

    fn side(self) -> Side {
        match self.parent().child(Side::Left) {
            Some(left) if left == self => Side::Left,
            _ => Side::Right,
        }
    }

    fn child_height(self, side: Side) -> i8 {
        self.child(side).map_or(0, Node::height)
    }

    fn update_height(self) {
        let height = 1 + self.child_height(Side::Left).max(self.child_height(Side::Right));
        // SAFETY: the invariant of the type.
        unsafe { access::store(self.0 + offset_of!(Links, balance), height) };
    }

    /// Lets the child of this side take the place of the node.
    fn rotate_up(self, side: Side) -> Node {
        let Some(child) = self.child(side) else {
            return self;
        };
        let (parent, place) = (self.parent(), self.side());
        self.set_child(side, child.child(side.other()));
        child.set_child(side.other(), Some(self));
        parent.set_child(place, Some(child));
        self.update_height();
        child.update_height();
        child
    }

    /// Rebalances from this node up to the root, which hangs on `table`.
    fn rebalance(self, table: Node) {
        let mut node = self;
        while node != table {
            node.update_height();
            for side in [Side::Left, Side::Right] {
                if node.child_height(side) > node.child_height(side.other()) + 1 {
                    if let Some(child) = node.child(side)
                        && child.child_height(side.other()) > child.child_height(side)
                    {
                        child.rotate_up(side.other());
                    }
                    node = node.rotate_up(side);
                    break;
                }
            }
            node = node.parent();
        }
    }

    /// Hangs a new node on this one, where nothing hangs yet.
    pub(super) fn insert(self, side: Side, new: Node, table: Node) {
        // SAFETY: the caller just got the memory of the new node from the driver's allocation routine.
        unsafe { access::fill(new.0, 0, size_of::<Links>()) };
        new.update_height();
        self.set_child(side, Some(new));
        if self != table {
            self.rebalance(table);
        }
    }

    /// Takes the node out.
    pub(super) fn remove(self, table: Node) {
        let (parent, place) = (self.parent(), self.side());
        let start = match (self.child(Side::Left), self.child(Side::Right)) {
            (Some(left), Some(right)) => {
                // The next node in order takes the place; it has no left child.
                let next = right.first();
                let start = if next == right { next } else { next.parent() };
                if next != right {
                    start.set_child(Side::Left, next.child(Side::Right));
                    next.set_child(Side::Right, Some(right));
                }
                next.set_child(Side::Left, Some(left));
                parent.set_child(place, Some(next));
                start
            }
            (only, None) | (None, only) => {
                parent.set_child(place, only);
                parent
            }
        };
        start.rebalance(table);
    }

    /// The first node in order below this one.
    pub(super) fn first(self) -> Node {
        let mut node = self;
        while let Some(left) = node.child(Side::Left) {
            node = left;
        }
        node
    }

    /// The next node in order.
    pub(super) fn next(self, table: Node) -> Option<Node> {
        if let Some(right) = self.child(Side::Right) {
            return Some(right.first());
        }
        let mut node = self;
        while node != table {
            let parent = node.parent();
            if parent != table && node.side() == Side::Left {
                return Some(parent);
            }
            node = parent;
        }
        None
    }
}

/// The root of a table.
pub(super) fn root(table: Node) -> Option<Node> {
    table.child(Side::Right)
}
