# SPDX-License-Identifier: MIT
"""The generator of hnl: from schema/*.yaml to code. See docs/schema.md.

	load, form, ynl		YAML to a family (model)
	check*, evolve		whether it is sound, alone and beside its lock
	policy			tables of it, from which every target is made
	c*, rust, python, ...	targets

Nothing that a target needs to know is asked of the YAML again.
"""
