//! Make's Web API for White Label administrators: the only user of HTTP
