//! A simulated Make White Label instance to practise on and to test against
