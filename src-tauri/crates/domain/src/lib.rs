//! People, organizations, licenses, plans and their proof: pure rules without I/O, clock or async
