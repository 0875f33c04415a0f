"""The ready sample and the demonstration: real targets of 2019, made-up progress that says so."""
