from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path

# The admin's own login page would bypass the limits on wrong passwords.
admin.site.login = secure_admin_login(admin.site.login)

urlpatterns = [
    path("", include("dialogues.urls")),
    path("accounts/", include("allauth.urls")),
    path("admin/", admin.site.urls),
]
