//! A plan as a review: one line per step, with before and after.
