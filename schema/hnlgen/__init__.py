# SPDX-License-Identifier: MIT
"""The generator of hnl: from schema/*.yaml to code. See docs/schema.md."""
