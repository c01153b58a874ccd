-- Read by Neovim 0.11 and later: what `vim.lsp.enable("referentiel")` starts.
return require("referentiel").defaults()
