// Replaced by the front-end build.
