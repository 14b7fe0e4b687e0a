//! What people do with Gatehouse: connect, look, plan a leave, carry it out, prove it
