from allauth.account.adapter import DefaultAccountAdapter


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are handed out by curators; nobody signs up alone."""

    def is_open_for_signup(self, request):
        return False
