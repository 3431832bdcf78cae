from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.http import Http404
from django.urls import include, path

from diplotrack.health import health

# The admin's own login page would bypass the limits on wrong passwords.
admin.site.login = secure_admin_login(admin.site.login)


def no_page(request, **named):
    raise Http404


urlpatterns = [
    path("", include("dialogues.urls")),
    path("accounts/", include("allauth.urls")),
    path("health/", health, name="health"),
    # Here Django would lead any staff to any row, and tell the address of a draft.
    path("admin/r/<path:row>/", no_page),
    path("admin/", admin.site.urls),
]

# Under /api/ errors are told to programs.
handler400 = "diplotrack.errors.bad_request"
handler403 = "diplotrack.errors.permission_denied"
handler404 = "diplotrack.errors.page_not_found"
handler429 = "diplotrack.errors.too_many_tries"  # of allauth
handler500 = "diplotrack.errors.server_error"
