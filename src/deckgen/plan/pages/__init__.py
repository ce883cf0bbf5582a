"""The pages of every PDF document, as its renderer sees them; brief and sheets make them."""
